package dev.liftline.identity.storage;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Tells a commit that failed from every other failure: after those nothing has changed, and a request can be sent again. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(DataSource database) {
        return new CertainRollback(database);
    }

    private static final class CertainRollback extends JdbcTransactionManager {

        CertainRollback(DataSource database) {
            super(database);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            try {
                super.doCommit(status);
            } catch (RuntimeException e) {
                if (status.isReadOnly()) {
                    throw e;
                }
                throw new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, e);
            }
        }
    }
}
